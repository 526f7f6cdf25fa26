//! The command-line program: arguments in, documents in, answers out. Feature `cli` only.

mod arguments;
mod commands;
mod decode;
mod input;
mod lines;
mod packs;
mod told;

use std::{
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use clap::{CommandFactory as _, Parser, error::ErrorKind};

use arguments::{Arguments, Command};

/// Runs the program with the arguments of the process.
///
/// Exit status: 0 if all input was answered, 1 if some could not be used, 2 if the arguments were wrong.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    if let Command::Timeline { choice, .. } = &arguments.command
        && let Some(why) = choice.contradiction()
    {
        Arguments::command().error(ErrorKind::ValueValidation, why).exit();
    }
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let done = commands::run(&arguments, &mut out).and_then(|all| out.flush().map(|()| all).map_err(Failure::from));
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever read our output has had enough of it (`| head`): that is no mistake.
        Err(Failure::Pipe) => ExitCode::SUCCESS,
        Err(Failure::Told(message)) => {
            eprintln!("kroniek: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Why the program stops.
#[derive(Debug)]
enum Failure {
    /// The reader of our output closed it.
    Pipe,
    /// What to tell the user.
    Told(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Pipe } else { Self::Told(error.to_string()) }
    }
}

impl From<crate::Error> for Failure {
    fn from(error: crate::Error) -> Self {
        Self::Told(error.to_string())
    }
}
