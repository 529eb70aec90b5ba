// Opens COUNT connections to ORIGIN, asks once on each if told to, says "open" and holds them until its
// input ends.
import net from 'node:net';

const [url, count, manner] = process.argv.slice(2);
const { hostname, port, pathname } = new URL(url);
const sockets = [];

function open() {
  return new Promise((done, fail) => {
    const socket = net.connect(Number(port), hostname);
    sockets.push(socket);
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('the server closed an idle connection')));
    if (manner !== 'ask') return socket.on('connect', done);
    let left = -1;
    socket.on('data', (chunk) => {
      if (left < 0) {
        const head = chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        const length = head.match(/^content-length: (\d+)/im);
        if (end < 0 || !head.startsWith('HTTP/1.1 200') || !length) return fail(new Error(head.slice(0, 200)));
        left = Number(length[1]) + end + 4;
      }
      left -= chunk.length;
      if (left === 0) done();
    });
    socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUser-Agent: bench\r\n\r\n`);
  });
}

for (let done = 0; done < Number(count); done += 250) {
  await Promise.all(Array.from({ length: Math.min(250, Number(count) - done) }, open));
}
console.log('open');
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
