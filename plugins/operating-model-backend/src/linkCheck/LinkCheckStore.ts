import { SourceFacts } from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { chunksOf } from '../chunksOf';
import { SourceLooks } from '../scorecard/Evaluation';

/** Values a statement; both databases limit how many one takes. */
const CHUNK = 500;

interface CheckRow {
  url: string;
  state: SourceFacts['state'];
  missing: string | null;
  checked_at: number | string;
}

/** Keeps what looks at addresses have found. */
export class LinkCheckStore implements SourceLooks {
  readonly #knex: Knex;

  constructor({ knex }: { knex: Knex }) {
    this.#knex = knex;
  }

  async read(urls?: readonly string[]) {
    const found = new Map<string, SourceFacts>();
    const chunks = urls ? [...chunksOf(urls, CHUNK)] : [undefined];
    for (const chunk of chunks) {
      const question = this.#knex<CheckRow>('link_checks').select(
        'url',
        'state',
        'missing',
      );
      if (chunk) question.whereIn('url', chunk);
      for (const { url, state, missing } of await question) {
        found.set(url, {
          state,
          missing: missing === null ? undefined : JSON.parse(missing),
        });
      }
    }
    return found;
  }

  /** Of some addresses those that nobody has looked at since then. */
  async due(urls: readonly string[], since: Date): Promise<string[]> {
    const recent = new Set(
      await this.#knex('link_checks')
        .where('checked_at', '>', since.getTime())
        .pluck('url'),
    );
    return urls.filter(url => !recent.has(url));
  }

  async write(url: string, { state, missing }: SourceFacts, at: Date) {
    await this.#knex('link_checks')
      .insert({
        url,
        state,
        missing: missing ? JSON.stringify(missing) : null,
        checked_at: at.getTime(),
      })
      .onConflict('url')
      .merge();
  }

  /** Forgets addresses that no runbook has any more. */
  async keepOnly(urls: readonly string[]) {
    const known = new Set(urls);
    const stored: string[] = await this.#knex('link_checks').pluck('url');
    for (const chunk of chunksOf(
      stored.filter(url => !known.has(url)),
      CHUNK,
    )) {
      await this.#knex('link_checks').whereIn('url', chunk).delete();
    }
  }
}
