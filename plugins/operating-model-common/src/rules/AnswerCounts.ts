import { Owners } from '../model/placeholders';
import { ResolvedEntity, Responsibility } from '../model/types';

/** What is counted of an entity. */
export type Answered = Pick<
  ResolvedEntity,
  'ref' | 'place' | 'owners' | 'alike'
>;

/** Entities that have all their answers in common, and their owners with them. */
export interface Alike {
  responsibilities: readonly Responsibility[];
  /** The first of them by reference. */
  ref: string;
  ownerRef: string | undefined;
  owners: Owners;
  count: number;
}

/** By the list of answers, which the model hands out to all entities that it holds for. */
export type AnswerCounts = ReadonlyMap<readonly Responsibility[], Alike>;

/** How many entities share a list of answers. An entity that nothing applies to is not counted. */
export class AnswerCounter {
  readonly #counts = new Map<readonly Responsibility[], Alike>();

  get counts(): AnswerCounts {
    return this.#counts;
  }

  count({ ref, place, owners, alike: responsibilities }: Answered) {
    if (responsibilities.length === 0) return;
    const known = this.#counts.get(responsibilities);
    if (known) {
      known.count += 1;
      if (ref < known.ref) known.ref = ref;
      return;
    }
    const { ownerRef } = place;
    const alike = { responsibilities, ref, ownerRef, owners, count: 1 };
    this.#counts.set(responsibilities, alike);
  }
}
