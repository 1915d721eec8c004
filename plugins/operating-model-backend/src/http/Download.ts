import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { Response } from 'express';

/** A request that comes meanwhile waits for about this long. */
const TURN_MILLISECONDS = 10;

/** An answer that is sent as it is made, for somebody to keep as a file. */
export class Download {
  readonly #contentType: string;
  readonly #fileName: string;
  readonly #chunks: AsyncIterator<string>;

  constructor(options: {
    contentType: string;
    fileName: string;
    chunks: AsyncIterable<string>;
  }) {
    this.#contentType = options.contentType;
    this.#fileName = options.fileName;
    this.#chunks = options.chunks[Symbol.asyncIterator]();
  }

  /** @throws whatever went wrong before anything was sent; after that the connection breaks off */
  async send(response: Response): Promise<void> {
    const first = await this.#chunks.next();
    response.status(200).set({
      'Content-Type': this.#contentType,
      'Content-Disposition': `attachment; filename="${this.#fileName}"`,
      'X-Content-Type-Options': 'nosniff',
    });
    // No more is made than is being sent.
    const chunks = Readable.from(this.#rest(first), { highWaterMark: 1 });
    await pipeline(chunks, response);
  }

  async *#rest(first: IteratorResult<string>): AsyncIterable<string> {
    let current = first;
    let begun = performance.now();
    try {
      while (!current.done) {
        yield current.value;
        // The network may take megabytes at once, for which others in this process would wait.
        if (performance.now() - begun > TURN_MILLISECONDS) {
          await setImmediate();
          begun = performance.now();
        }
        current = await this.#chunks.next();
      }
    } finally {
      // Whoever stops listening wants no more pages to be read.
      await this.#chunks.return?.();
    }
  }
}
