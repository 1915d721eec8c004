import {
  ExceptionLookup,
  OperatingModel,
  RequestRecord,
  createExceptionLookup,
} from 'backstage-plugin-operating-model-common';
import { RequestStore } from './RequestStore';

const PAGE = 500;

/** Reads the exceptions that are active by the database's clock. */
export class ActiveExceptions {
  readonly #store: RequestStore;

  constructor({ store }: { store: RequestStore }) {
    this.#store = store;
  }

  async lookup(model: OperatingModel): Promise<ExceptionLookup> {
    const active: RequestRecord[] = [];
    let after: string | undefined;
    do {
      const { items, next } = await this.#store.list(
        { kind: 'exception', states: ['active'] },
        { limit: PAGE, after },
      );
      active.push(...items);
      after = next;
    } while (after);
    return createExceptionLookup(model, active, await this.#store.now());
  }
}
