import {
  ExceptionLookup,
  OperatingModel,
  RequestRecord,
  createExceptionLookup,
} from 'backstage-plugin-operating-model-common';
import { RequestFilter, RequestStore } from './RequestStore';

const PAGE = 500;

/** Reads the exceptions that are active by the database's clock. */
export class ActiveExceptions {
  readonly #store: RequestStore;

  constructor({ store }: { store: RequestStore }) {
    this.#store = store;
  }

  /** @param entityRef - the only entity that will be asked about */
  async lookup(
    model: OperatingModel,
    entityRef?: string,
  ): Promise<ExceptionLookup> {
    return createExceptionLookup(
      model,
      await this.read(entityRef ? { concerning: entityRef } : {}),
      await this.#store.now(),
    );
  }

  async read(
    filter: Pick<RequestFilter, 'concerning' | 'subjectTypes'> = {},
  ): Promise<RequestRecord[]> {
    const active: RequestRecord[] = [];
    let after: string | undefined;
    do {
      const { items, next } = await this.#store.list(
        { ...filter, kind: 'exception', states: ['active'] },
        { limit: PAGE, after },
      );
      active.push(...items);
      after = next;
    } while (after);
    return active;
  }
}
