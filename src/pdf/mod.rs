//! Stage «pdf».
