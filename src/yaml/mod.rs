//! Stage «yaml».
