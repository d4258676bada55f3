//! Whole pools: any sequence of calls, with every contract of the fixture. `TRACE=1` tells what each
//! call came to.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| levee_fuzz::play(bytes));
