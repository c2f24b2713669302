//! Time of the processor for criterion, in place of time on the wall: other work on the machine makes
//! the latter longer and leaves the former nearly alone.

use std::time::Duration;

use cpu_time::ProcessTime;
use criterion::Throughput;
use criterion::measurement::{Measurement, ValueFormatter, WallTime};

/// User and system time of all threads of the process.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Processor;

impl Measurement for Processor {
    type Intermediate = ProcessTime;
    type Value = Duration;

    fn start(&self) -> ProcessTime {
        ProcessTime::now()
    }

    fn end(&self, start: ProcessTime) -> Duration {
        start.elapsed()
    }

    fn add(&self, a: &Duration, b: &Duration) -> Duration {
        *a + *b
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        WallTime.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

/// Elements in a measurement.
pub(crate) fn elements(count: usize) -> Throughput {
    Throughput::Elements(u64::try_from(count).expect("a usize has at most 64 bits"))
}
