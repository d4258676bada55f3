//! The pure code, one call with arbitrary inputs each.
#![no_main]

libfuzzer_sys::fuzz_target!(|case: levee_fuzz::Case| levee_fuzz::check(case));
