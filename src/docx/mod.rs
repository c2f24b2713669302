//! Stage «docx».
