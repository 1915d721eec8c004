import { hash } from 'node:crypto';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';

interface Known<T> {
  /** Of the entity that it was made from. */
  fingerprint: string;
  made: T;
  /** The last pass in which the entity went by. */
  pass: number;
}

/** What came of an entity that goes by. */
export interface Visited<T> {
  made: T;
  /** Whether it was made just now, because the entity is new or has changed. */
  isNew: boolean;
  /** What had been made of an entity that has changed. */
  before?: T;
}

/**
 * What was made of the entities of a catalog, kept from one pass over it to the next. Most entities are the same as the last time,
 * and to find that out is quicker than to look at them again. An entity's etag would not tell: authors may write one themselves.
 * So all that was fetched of it is compared, by a hash, and no entity is held.
 */
export class KnownEntities<T> {
  readonly #known = new Map<string, Known<T>>();
  #pass = 0;
  #changes = 0;

  /** Entities that were new or had changed in this pass, or that were dropped in it. */
  get changes(): number {
    return this.#changes;
  }

  /** A new pass. */
  begin() {
    this.#pass += 1;
    this.#changes = 0;
  }

  /** @param make - asked only where nothing was made of the very same entity before; must follow from the entity */
  visit(entity: Entity, make: (entity: Entity) => T): Visited<T> {
    const ref = stringifyEntityRef(entity);
    const fingerprint = hash('sha1', JSON.stringify(entity), 'base64');
    const known = this.#known.get(ref);
    if (known?.fingerprint === fingerprint) {
      known.pass = this.#pass;
      return { made: known.made, isNew: false };
    }
    const made = make(entity);
    this.#known.set(ref, { fingerprint, made, pass: this.#pass });
    this.#changes += 1;
    return { made, isNew: true, before: known?.made };
  }

  get size(): number {
    return this.#known.size;
  }

  /** What was made of an entity, if it has gone by in this pass. */
  seen(ref: string): T | undefined {
    const known = this.#known.get(ref);
    return known?.pass === this.#pass ? known.made : undefined;
  }

  /** The references of those that were there before, and have not gone by in this pass. */
  unseen(): string[] {
    const unseen: string[] = [];
    for (const [ref, { pass }] of this.#known) {
      if (pass !== this.#pass) unseen.push(ref);
    }
    return unseen;
  }

  /** Forgets those that have not gone by. */
  dropUnseen() {
    for (const ref of this.unseen()) {
      this.#known.delete(ref);
      this.#changes += 1;
    }
  }

  *values(): Iterable<T> {
    for (const { made } of this.#known.values()) yield made;
  }
}
