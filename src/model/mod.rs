//! Stage «model».
