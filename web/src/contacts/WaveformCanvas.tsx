import { useComputedColorScheme } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import type { Waveform } from '../api/types';
import classes from './contacts.module.css';

const HEIGHT = 120;
const BAR = 3;
/** A recording without a peak above this is drawn as silence. */
const QUIETEST = 0.02;

/** Both channels as bars about their middle lines, the loudest moment of the call as the highest; what was played is darker. */
export function WaveformCanvas({ waveform, share }: { waveform: Waveform; share: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref, width } = useElementSize<HTMLCanvasElement>();
  const merged = useMergedRef(canvas, ref);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    if (canvas.current && width > 0) draw(canvas.current, width, waveform, share);
  }, [waveform, share, width, scheme]);
  return <canvas ref={merged} className={classes.canvas} aria-hidden />;
}

function draw(canvas: HTMLCanvasElement, width: number, waveform: Waveform, share: number): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const density = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * density);
  canvas.height = HEIGHT * density;
  context.scale(density, density);
  const style = getComputedStyle(canvas);
  const colours = ['--talk', '--available'].map((name) => style.getPropertyValue(name).trim());
  const bars = Math.floor(width / BAR);
  const loudest = Math.max(QUIETEST, ...waveform.channels.flatMap(({ peaks }) => peaks));
  waveform.channels.forEach(({ peaks }, channel) => {
    const middle = HEIGHT * (channel === 0 ? 0.25 : 0.75);
    context.fillStyle = colours[channel] ?? '#888';
    for (let bar = 0; bar < bars; bar += 1) {
      const height = Math.max(1.5, (peakOf(peaks, bar / bars, (bar + 1) / bars) / loudest) * HEIGHT * 0.44);
      context.globalAlpha = bar / bars <= share ? 1 : 0.42;
      context.fillRect(bar * BAR, middle - height / 2, BAR - 1, height);
    }
  });
  context.globalAlpha = 1;
  context.fillStyle = style.getPropertyValue('--mantine-color-text').trim();
  context.fillRect(Math.min(width - 2, share * width), 0, 2, HEIGHT);
}

/** The highest peak within a part of the whole. */
export function peakOf(peaks: number[], from: number, to: number): number {
  const first = Math.floor(from * peaks.length);
  const last = Math.max(first + 1, Math.floor(to * peaks.length));
  return peaks.slice(first, last).reduce((highest, peak) => Math.max(highest, peak), 0);
}
