import { ask } from '../filled/ask';

/** Takes a download piece by piece, and keeps none of it. @returns bytes */
export async function drainDownload(url: string): Promise<number> {
  const response = await ask(url);
  if (!response.ok) throw new Error(await response.text());
  let bytes = 0;
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
  }
  return bytes;
}
