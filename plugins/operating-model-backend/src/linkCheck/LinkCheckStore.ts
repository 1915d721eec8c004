import { SourceFacts } from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { chunksOf } from '../chunksOf';
import { SourceLooks } from '../scorecard/Evaluation';

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
    const chunks = urls ? [...chunksOf(urls)] : [undefined];
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

  /** Of some addresses those that nobody has looked at since then; first those that nobody ever did, then those of longest ago. */
  async due(urls: readonly string[], since: Date): Promise<string[]> {
    const stored = await this.#knex<CheckRow>('link_checks').select(
      'url',
      'checked_at',
    );
    const looked = new Map(
      stored.map(row => [row.url, Number(row.checked_at)]),
    );
    const at = (url: string) => looked.get(url) ?? 0;
    return urls
      .filter(url => at(url) <= since.getTime())
      .sort((a, b) => at(a) - at(b));
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
    for (const chunk of chunksOf(stored.filter(url => !known.has(url)))) {
      await this.#knex('link_checks').whereIn('url', chunk).delete();
    }
  }
}
