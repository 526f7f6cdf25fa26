//! The site on 127.0.0.1: `www/`, with `dist/` under `/kroniek/` — and, for the page tests, the same files as a bad
//! server would give them.

use std::{
    fs,
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{Shutdown, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use anyhow::{Context as _, Result, anyhow};

use crate::dist::DIST;

/// The strictest policy that the widget promises to work under; pages under `/variants/csp` are served with it.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                      img-src 'self'; require-trusted-types-for 'script'";

/// Most bytes of a request that are read.
const HEAD: u64 = 64 * 1024;

/// Serves until the program ends.
pub(crate) fn serve(port: u16, next_free: bool) -> Result<()> {
    let (address, worker) = start(port, next_free)?;
    println_stdout(&address)?;
    eprintln!("serving www/ with {DIST}/ under /kroniek/; Ctrl-C ends it");
    worker.join().map_err(|_| anyhow!("the server ended"))
}

/// Starts a server in the background; gives its address.
pub(crate) fn start(port: u16, next_free: bool) -> Result<(String, thread::JoinHandle<()>)> {
    let last = if next_free { port.saturating_add(50) } else { port };
    let listener = (port..=last)
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .with_context(|| format!("ports {port} to {last} of 127.0.0.1 are taken: choose one with --port"))?;
    let address = format!("http://{}/", listener.local_addr()?);
    let flaky = Arc::new(Flaky::new(false));
    let worker = thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let flaky = Arc::clone(&flaky);
            // A reader who has gone away is no error of ours.
            thread::spawn(move || answer(&stream, &flaky));
        }
    });
    Ok((address, worker))
}

fn println_stdout(line: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

/// Answers the one request of a connection. (One each, in a thread of its own: a browser opens six at once, and none of them
/// may wait for another to end.)
fn answer(mut stream: &TcpStream, flaky: &Flaky) -> io::Result<()> {
    let mut lines = BufReader::new(stream).take(HEAD).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let mut words = first.split(' ');
    let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let found = find(path, flaky).and_then(|(file, mime)| Ok((fs::read(file).map_err(|_| 404_u16)?, mime)));
    // One slash at its start: two would name another host.
    let folder = format!("/{}/", path.trim_matches('/'));
    let (status, body, headers) = match found {
        Ok((body, mime)) => ("200 OK", body, headers(path, mime)),
        Err(301) => ("301 Moved Permanently", Vec::new(), vec![("Location", folder.as_str())]),
        Err(503) => ("503 Service Unavailable", b"try again".to_vec(), headers(path, "text/plain")),
        Err(_) => ("404 Not Found", b"not found".to_vec(), headers(path, "text/plain")),
    };
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    for (name, value) in headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.shutdown(Shutdown::Write)
}

fn headers<'a>(path: &str, mime: &'static str) -> Vec<(&'static str, &'a str)> {
    let mut headers =
        vec![("Content-Type", mime), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")];
    if path.starts_with("/variants/csp") {
        headers.push(("Content-Security-Policy", STRICT));
    }
    headers
}

/// What `/flaky/` answers next to a request for wasm: 503 if true, once after each request for the loader.
type Flaky = AtomicBool;

/// The file for a path and its type, or the status to refuse with; 301 for a folder whose slash is missing, without which
/// the addresses in its page would be those of the folder above.
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
    if rest.is_empty() || rest.ends_with('/') {
        file = file.join("index.html");
    } else if file.is_dir() {
        return Err(301);
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
            let inside =
                |file: &Path| file.starts_with("www") && !file.components().any(|part| part == Component::ParentDir);
            assert!(found.is_err() || found.is_ok_and(|(file, _)| inside(&file)), "{path}");
        }
        assert_eq!(find("/", &flaky).unwrap().0, Path::new("www/index.html"));
        assert_eq!(find("/variants/", &flaky).unwrap().0, Path::new("www/variants/index.html"));
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
