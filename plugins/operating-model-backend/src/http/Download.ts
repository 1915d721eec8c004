import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Response } from 'express';

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
    try {
      while (!current.done) {
        yield current.value;
        current = await this.#chunks.next();
      }
    } finally {
      // Whoever stops listening wants no more pages to be read.
      await this.#chunks.return?.();
    }
  }
}
