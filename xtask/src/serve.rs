//! The site on 127.0.0.1: `www/`, with `dist/` under `/kroniek/` — and, for the page tests, the same files as a bad
//! server would give them.

use std::{
    fs,
    path::{Component, Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use anyhow::{Context as _, Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use crate::dist::DIST;

/// The strictest policy that the widget promises to work under; pages under `/variants/csp` are served with it.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                      img-src 'self'; require-trusted-types-for 'script'";

/// Serves until the program ends.
pub(crate) fn serve(port: u16, next_free: bool) -> Result<()> {
    let (address, workers) = start(port, next_free)?;
    println_stdout(&address)?;
    eprintln!("serving www/ with {DIST}/ under /kroniek/; Ctrl-C ends it");
    for worker in workers {
        worker.join().map_err(|_| anyhow!("a worker of the server ended"))?;
    }
    Ok(())
}

/// Starts a server in the background; gives its address.
pub(crate) fn start(port: u16, next_free: bool) -> Result<(String, Vec<thread::JoinHandle<()>>)> {
    let last = if next_free { port.saturating_add(50) } else { port };
    let server = (port..=last)
        .find_map(|port| Server::http(("127.0.0.1", port)).ok())
        .with_context(|| format!("ports {port} to {last} of 127.0.0.1 are taken: choose one with --port"))?;
    let address = format!("http://{}/", server.server_addr());
    let server = Arc::new(server);
    let flaky = Arc::new(Flaky::new(false));
    let workers = (0..4)
        .map(|_| {
            let (server, flaky) = (Arc::clone(&server), Arc::clone(&flaky));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, &flaky);
                }
            })
        })
        .collect();
    Ok((address, workers))
}

fn println_stdout(line: &str) -> Result<()> {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

fn answer(request: Request, flaky: &Flaky) {
    let url = request.url().to_owned();
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let response = match find(path, flaky) {
        Ok((file, mime)) => match fs::read(&file) {
            Ok(bytes) => {
                let mut response = Response::from_data(bytes);
                for (name, value) in headers(path, mime) {
                    if let Ok(header) = Header::from_bytes(name, value) {
                        response.add_header(header);
                    }
                }
                response
            }
            Err(_) => plain(404),
        },
        Err(status) => plain(status),
    };
    // A reader who has gone away is no error of ours.
    let _ = request.respond(response);
}

fn plain(status: u16) -> Response<std::io::Cursor<Vec<u8>>> {
    Response::from_string(if status == 503 { "try again" } else { "not found" }).with_status_code(status)
}

fn headers(path: &str, mime: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut headers =
        vec![("Content-Type", mime), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")];
    if path.starts_with("/variants/csp") {
        headers.push(("Content-Security-Policy", STRICT));
    }
    headers
}

/// What `/flaky/` answers next to a request for wasm: 503 if true, once after each request for the loader.
type Flaky = AtomicBool;

/// The file for a path and its type, or the status to refuse with.
fn find(path: &str, flaky: &Flaky) -> Result<(PathBuf, &'static str), u16> {
    let path = path.trim_start_matches('/');
    let wasm = path.ends_with(".wasm");
    let (root, rest) = match path.split_once('/') {
        Some(("kroniek", rest)) => (DIST, rest),
        Some(("missing-wasm", _)) if wasm => return Err(404),
        Some(("flaky", _)) if wasm && flaky.swap(false, Ordering::Relaxed) => return Err(503),
        Some(("flaky", rest)) => {
            // A page that loads the loader again starts over.
            flaky.fetch_or(rest == "kroniek.js", Ordering::Relaxed);
            (DIST, rest)
        }
        Some(("missing-wasm" | "wrong-mime", rest)) => (DIST, rest),
        _ => ("www", path),
    };
    let relative = Path::new(rest);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) || rest.contains('%') {
        return Err(404);
    }
    let mut file = Path::new(root).join(relative);
    if rest.is_empty() || rest.ends_with('/') || file.is_dir() {
        file = file.join("index.html");
    }
    let mime = if path.starts_with("wrong-mime/") && wasm { "text/plain" } else { mime(&file) };
    Ok((file, mime))
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_two_folders_is_served() {
        let flaky = Flaky::new(false);
        for path in
            ["/../Cargo.toml", "/kroniek/../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/kroniek//etc/x"]
        {
            let found = find(path, &flaky);
            assert!(found.as_ref().is_err() || found.as_ref().is_ok_and(|(file, _)| file.starts_with("www")), "{path}");
        }
        assert_eq!(find("/", &flaky).unwrap().0, Path::new("www/index.html"));
    }

    #[test]
    fn bad_servers_for_the_tests() {
        let flaky = Flaky::new(false);
        assert_eq!(find("/missing-wasm/a.wasm", &flaky), Err(404));
        assert!(find("/missing-wasm/a.js", &flaky).is_ok());
        assert_eq!(find("/wrong-mime/a.wasm", &flaky).unwrap().1, "text/plain");
        for _page in 0..2 {
            assert!(find("/flaky/kroniek.js", &flaky).is_ok());
            assert_eq!(find("/flaky/a.wasm", &flaky), Err(503));
            assert!(find("/flaky/a.wasm", &flaky).is_ok());
            assert!(find("/flaky/a.wasm", &flaky).is_ok());
        }
        assert_eq!(find("/kroniek/a.wasm", &flaky).unwrap().1, "application/wasm");
    }
}
