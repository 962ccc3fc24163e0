import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { scratch } from './places.mjs';
import { until } from './until.mjs';

/** One tone for Chromium's fake microphone, in four syllables a second: it takes a steady one for noise, and makes it softer and softer. */
function voice(hertz) {
  const file = join(scratch('tone'), `${hertz}.wav`);
  execFileSync('sox', ['-n', '-r', '48000', '-c', '1', '-b', '16', file, 'synth', '60', 'sine', `${hertz}`, 'vol', '0.3', 'tremolo', '4', '100']);
  return file;
}

/** Keeps every peer connection of the page where a story can measure it. */
function keepConnections() {
  const Native = window.RTCPeerConnection;
  window.connections = [];
  window.RTCPeerConnection = class extends Native {
    constructor(...args) {
      super(...args);
      window.connections.push(this);
    }
  };
}

/** How loud frequencies are in what the page receives now, dB; measured over half a second. */
async function listen(frequencies) {
  const connection = window.connections.findLast((c) => c.connectionState === 'connected');
  const track = connection?.getReceivers().find((r) => r.track?.kind === 'audio')?.track;
  if (!track) return null;
  const context = new AudioContext();
  await context.resume();
  const analyser = new AnalyserNode(context, { fftSize: 16384, smoothingTimeConstant: 0 });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  await new Promise((done) => setTimeout(done, 600));
  const bins = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(bins);
  const width = context.sampleRate / analyser.fftSize;
  await context.close();
  return Object.fromEntries(frequencies.map((hertz) => {
    const around = bins.slice(Math.floor(hertz / width) - 2, Math.ceil(hertz / width) + 3);
    return [hertz, Math.max(-150, ...around)];
  }));
}

/** An agent's browser: Debian's Chromium without a screen, a tone for a voice. */
export class AgentBrowser {
  /** @param {{tone?: number, language?: string}} options tone: what the microphone hears, Hz */
  static async open(server, { tone = 700, language = 'en-GB' } = {}) {
    const context = await chromium.launchPersistentContext(scratch('chromium'), {
      executablePath: '/usr/bin/chromium',
      headless: true,
      locale: language,
      viewport: { width: 1440, height: 900 },
      permissions: ['microphone', 'notifications'],
      args: [
        '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
        '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream',
        `--use-file-for-fake-audio-capture=${voice(tone)}`,
        '--autoplay-policy=no-user-gesture-required',
      ],
    });
    await context.addInitScript(keepConnections);
    return new AgentBrowser(server, context, context.pages()[0] ?? (await context.newPage()));
  }

  constructor(server, context, page) {
    this.server = server;
    this.context = context;
    this.page = page;
    this.errors = [];
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  /** The page once more in a tab of its own. */
  async anotherTab() {
    const page = await this.context.newPage();
    await page.goto(this.server.http);
    return new AgentBrowser(this.server, this.context, page);
  }

  /** Somebody at the wall, who then opens the list of who waits in a queue. */
  async waitingIn(department, { username, password }) {
    await this.login(username, password);
    await this.page.getByRole('region', { name: 'Queues' }).getByRole('button', { name: department.name, exact: true }).click();
    return this.page.getByRole('dialog');
  }

  async login(username, password) {
    await this.page.goto(this.server.http);
    await this.page.getByLabel('User name').fill(username);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.keyboard.press('Enter');
  }

  /** Begins the shift on the browser's own telephone; it may ring at once. */
  beginShift() {
    return this.page.getByRole('button', { name: 'Sign in and go available' }).click();
  }

  /** Begins the shift while nobody waits. */
  async signIn() {
    await this.beginShift();
    await this.page.getByRole('status').filter({ hasText: 'Available' }).waitFor().catch(async (late) => {
      throw new Error(`Not available; the page says\n${await this.page.locator('body').innerText()}`, { cause: late });
    });
  }

  /** The call that rings, as a region of the page. */
  incoming() {
    return this.page.getByRole('region', { name: 'Incoming call' });
  }

  async answer() {
    await this.incoming().getByRole('button', { name: 'Answer' }).click();
  }

  /** The call at hand. */
  call() {
    return this.page.getByRole('region', { name: 'Call', exact: true });
  }

  /** The dialog to pass the caller on, with somebody written into it; the first one found is chosen. */
  async choose(name) {
    await this.page.getByRole('button', { name: 'Transfer' }).click();
    await this.page.getByRole('combobox', { name: 'Colleague, queue or number' }).fill(name);
    await this.page.getByRole('option', { name, selected: true }).waitFor();
  }

  hears(...frequencies) {
    return until('the page receives sound', () => this.page.evaluate(listen, frequencies));
  }

  close() {
    return this.context.close();
  }
}
