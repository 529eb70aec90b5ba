// Debian's Chromium, started once with a profile of its own; Playwright and Lighthouse both speak to it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const program = process.env.CHROMIUM ?? '/usr/bin/chromium';
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--mute-audio',
  '--hide-scrollbars', '--remote-debugging-port=0'];

// The browser, the port at which Lighthouse finds it, and how to end it.
export async function startChromium() {
  const profile = mkdtempSync(join(tmpdir(), 'glasnik-chromium.'));
  const child = spawn(program, [...flags, `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] });
  const sweep = () => rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  process.on('exit', () => {
    child.kill('SIGKILL');
    try { sweep(); } catch { /* its last processes still write: a folder in /tmp is no failed test */ }
  });
  let said = '';
  const endpoint = await new Promise((done, fail) => {
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const found = said.match(/DevTools listening on (ws:\/\/\S+)/);
      if (found) done(found[1]);
    });
    child.on('error', fail);
    child.on('exit', (code) => fail(new Error(`${program} ended with ${code}: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const close = async () => {
    child.removeAllListeners('exit');
    const gone = new Promise((done) => child.on('exit', done));
    const wire = await browser.newBrowserCDPSession();
    await wire.send('Browser.close').catch(() => {});
    await Promise.race([gone, new Promise((done) => setTimeout(done, 5000))]);
  };
  // At once and without a word, as when the machine fails.
  close.now = () => new Promise((done) => {
    child.removeAllListeners('exit');
    child.on('exit', done);
    child.kill('SIGKILL');
  });
  return { browser, port: Number(new URL(endpoint).port), close };
}

// A first visit: a context without cache or cookies, on a telephone of 360 pixels. Remembers every request
// with the octets it took on the wire, every word on the console and every issue that the browser reports.
export async function visit(browser, url, { width = 360, height = 800, scheme = 'light', scale = 2 } = {}) {
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce', deviceScaleFactor: scale,
  });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  const seen = { requests: [], console: [], issues: [] };
  const open = new Map();
  wire.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    const entry = { url: request.url, type, octets: 0 };
    open.set(requestId, entry);
    seen.requests.push(entry);
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (open.has(requestId)) open.get(requestId).octets = encodedDataLength;
  });
  wire.on('Network.loadingFailed', ({ requestId, errorText }) => seen.issues.push(`${errorText} ${open.get(requestId)?.url}`));
  // That pictures below the fold wait is what loading="lazy" asks for.
  wire.on('Audits.issueAdded', ({ issue }) => {
    if (issue.code !== 'LazyLoadImageIssue') seen.issues.push(`${issue.code} ${JSON.stringify(issue.details)}`);
  });
  page.on('console', (message) => seen.console.push(message.text()));
  page.on('pageerror', (error) => seen.console.push(String(error)));
  await wire.send('Network.enable');
  await wire.send('Audits.enable');
  const answer = await page.goto(url, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  return { context, page, wire, seen, answer, html: await answer.text(), close: () => context.close() };
}
