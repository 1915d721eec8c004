import { setTimeout } from 'node:timers/promises';
import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import {
  SourceFacts,
  missingParts,
} from 'backstage-plugin-operating-model-common';
import { LinkCheckStore } from './LinkCheckStore';
import { outlineOf } from './outlineOf';
import { RunbookUrlsOptions, runbookUrls } from './runbookUrls';
import { LinkCheckSettings } from './settings';

/** Hosts that are asked at the same time. */
const HOSTS = 4;

export interface LinkCheckerOptions extends RunbookUrlsOptions {
  logger: LoggerService;
  reader: UrlReaderService;
  settings: Omit<LinkCheckSettings, 'schedule'>;
  store: LinkCheckStore;
  now?: () => Date;
}

const isMarkdown = (url: string) =>
  /\.(md|markdown)$/i.test(new URL(url).pathname);

function byHost(urls: readonly string[]): string[][] {
  const hosts = new Map<string, string[]>();
  for (const url of urls) {
    const { host } = new URL(url);
    hosts.set(host, [...(hosts.get(host) ?? []), url]);
  }
  return [...hosts.values()];
}

/** Looks at the addresses of runbooks, through the URL reader and what it is allowed to read. */
export class LinkChecker {
  readonly #options: LinkCheckerOptions;

  constructor(options: LinkCheckerOptions) {
    this.#options = options;
  }

  /** @returns how many addresses were looked at */
  async run(signal?: AbortSignal): Promise<number> {
    const { settings, store, now = () => new Date() } = this.#options;
    const urls = await runbookUrls(this.#options);
    await store.keepOnly(urls);
    const since = new Date(now().getTime() - settings.maxAge);
    const hosts = byHost(await store.due(urls, since));
    let looked = 0;
    const worker = async () => {
      for (let host = hosts.shift(); host; host = hosts.shift()) {
        for (const [at, url] of host.entries()) {
          if (signal?.aborted) return;
          if (at > 0) await setTimeout(settings.pause);
          await store.write(url, await this.#look(url), now());
          looked += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: HOSTS }, worker));
    return looked;
  }

  async #look(url: string): Promise<SourceFacts> {
    const { logger } = this.#options;
    try {
      const text = await this.#read(url);
      return {
        state: 'ok',
        missing:
          text !== undefined && isMarkdown(url)
            ? missingParts(outlineOf(text))
            : undefined,
      };
    } catch (error) {
      // Whatever else it may be (not allowed, no answer in time, a server in trouble) says nothing about the address.
      if (isError(error) && error.name === 'NotFoundError') {
        return { state: 'broken' };
      }
      logger.debug(`${url} could not be looked at: ${stringifyError(error)}`);
      return { state: 'unknown' };
    }
  }

  /** @returns undefined where the text is too long */
  async #read(url: string): Promise<string | undefined> {
    const { settings } = this.#options;
    const signal = AbortSignal.timeout(settings.timeout);
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), {
        once: true,
      });
    });
    // Not every reader heeds the signal.
    return Promise.race([this.#readInTime(url, signal), late]);
  }

  async #readInTime(
    url: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { reader, settings } = this.#options;
    const response = await reader.readUrl(url, { signal });
    if (!response.stream) {
      const whole = await response.buffer();
      return whole.length > settings.maxSize ? undefined : whole.toString();
    }
    const stream = response.stream();
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of stream) {
        signal.throwIfAborted();
        chunks.push(Buffer.from(chunk));
        size += chunks[chunks.length - 1].length;
        if (size > settings.maxSize) return undefined;
      }
    } finally {
      if ('destroy' in stream && typeof stream.destroy === 'function') {
        stream.destroy();
      }
    }
    return Buffer.concat(chunks).toString();
  }
}
