import { setTimeout as pause } from 'node:timers/promises';

const INTERVAL_MS = 250;

/** Waits until every address answers with success. */
export async function answers(urls: string[], signal: AbortSignal) {
  for (const url of urls) {
    while (!(await isUp(url))) {
      await pause(INTERVAL_MS, undefined, { signal });
    }
  }
}

async function isUp(url: string) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

export function framed(text: string) {
  const line = '─'.repeat(text.length + 2);
  return `\n┌${line}┐\n│ ${text} │\n└${line}┘\n`;
}
