//! Stage «report».
