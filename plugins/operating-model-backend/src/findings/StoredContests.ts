import {
  CONTEST_RULE,
  Contests,
} from 'backstage-plugin-operating-model-common';
import { FindingKey, SurveyStore } from '../survey/SurveyStore';

const BATCH = 1_000;

/** The contests between matrices that the last pass found: added up once for each pass, when somebody asks. */
export class StoredContests {
  readonly #store: SurveyStore;
  #known?: { computedAt?: string; contests: Promise<Contests> };

  constructor(store: SurveyStore) {
    this.#store = store;
  }

  async current(): Promise<Contests> {
    const { computedAt } = await this.#store.state();
    if (!this.#known || this.#known.computedAt !== computedAt) {
      const contests = this.#read();
      const known = { computedAt, contests };
      this.#known = known;
      // What failed is tried again by the next who asks.
      contests.catch(() => {
        if (this.#known === known) this.#known = undefined;
      });
    }
    return this.#known.contests;
  }

  async #read(): Promise<Contests> {
    const contests = new Contests();
    let after: FindingKey | undefined;
    for (;;) {
      const found = await this.#store.findings(
        { rule: CONTEST_RULE },
        { after, limit: BATCH },
      );
      for (const finding of found) contests.add(finding);
      if (found.length < BATCH) return contests;
      after = found[found.length - 1];
    }
  }
}
