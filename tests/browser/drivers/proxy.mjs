// The site once more, with a script first in every page, and a page that shows another in a narrow frame.
import { createServer, request } from "node:http";

export async function proxy(site) {
  const target = new URL(site);
  const front = { hook: "" };
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url, site);
    const send = (type, body) => outgoing.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);
    if (url.pathname === "/__hook.js") return send("text/javascript; charset=utf-8", front.hook);
    if (url.pathname === "/__frame") {
      const [page, width, height] = ["page", "width", "height"].map((name) => url.searchParams.get(name));
      return send("text/html; charset=utf-8",
        `<!doctype html><title>frame</title><iframe title="page" src="${encodeURI(page)}" width="${+width}" height="${+height}"></iframe>`);
    }
    const { host, ...headers } = incoming.headers;
    const onward = request({ host: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers }, (answer) => {
      answer.on("error", () => outgoing.destroy());
      if (!/text\/html/.test(answer.headers["content-type"] ?? "") || answer.statusCode !== 200) {
        outgoing.writeHead(answer.statusCode, answer.headers);
        return answer.pipe(outgoing);
      }
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => {
        const { "content-length": _, "transfer-encoding": __, ...kept } = answer.headers;
        const html = Buffer.concat(parts).toString().replace(/<meta charset[^>]*>/, '$&<script src="/__hook.js"></script>');
        outgoing.writeHead(200, kept).end(html);
      });
    });
    onward.on("error", () => outgoing.headersSent || outgoing.writeHead(502).end());
    // A page that is left in the middle of an answer would keep its connection, and this process, alive.
    outgoing.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  front.address = `http://127.0.0.1:${server.address().port}/`;
  front.frame = (page, width, height) => `${front.address}__frame?${new URLSearchParams({ page, width, height })}`;
  front.close = () => (server.closeAllConnections(), server.close());
  return front;
}
