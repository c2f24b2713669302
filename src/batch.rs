//! Many meetings at once.
