import { Steps } from '../model/steps';
import { OperatingModel } from '../model/types';
import { AnswerCounts } from './AnswerCounts';
import { Sums, Tally } from './Sums';

/** What one catalog came to, and what of. */
interface Last {
  counts: AnswerCounts;
  sums: Sums;
  tally: Tally;
}

const NOTHING: AnswerCounts = new Map();

/**
 * What parties carry, and how far matrix rows reach. Between two looks at a catalog most of it stays as it was; only what came and
 * what went is added up.
 */
export class CatalogTally {
  readonly #model: OperatingModel;
  #last?: Last;

  constructor(model: OperatingModel) {
    this.#model = model;
  }

  /** @param counts - of a whole catalog, not only of what is new in it; must not change any more */
  *of(counts: AnswerCounts): Steps<Tally> {
    const last = this.#last;
    // Whoever comes meanwhile, or after somebody who gave up on the way, begins with nothing.
    this.#last = undefined;
    const before = last?.counts ?? NOTHING;
    const sums = last?.sums ?? new Sums(this.#model);
    let isSame = last !== undefined;
    for (const [answers, alike] of counts) {
      yield;
      const known = before.get(answers);
      const by = alike.count - (known?.count ?? 0);
      if (by !== 0) sums.add(alike, by);
      if (by !== 0 || known?.ref !== alike.ref) isSame = false;
    }
    for (const [answers, alike] of before) {
      yield;
      if (counts.has(answers)) continue;
      sums.add(alike, -alike.count);
      isSame = false;
    }
    if (last && isSame) {
      this.#last = last;
      return last.tally;
    }
    yield* sums.settle();
    yield* sums.findAstray(counts.values());
    const tally = sums.tally();
    this.#last = { counts, sums, tally };
    return tally;
  }
}
