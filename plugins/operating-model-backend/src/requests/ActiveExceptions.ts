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
    const { active, now } = await this.#read(
      entityRef ? { concerning: entityRef } : {},
    );
    return createExceptionLookup(model, active, now);
  }

  async read(
    filter: Pick<RequestFilter, 'concerning' | 'subjectTypes'> = {},
  ): Promise<RequestRecord[]> {
    return (await this.#read(filter)).active;
  }

  async #read(filter: RequestFilter) {
    const active: RequestRecord[] = [];
    let after: string | undefined;
    for (;;) {
      const { items, next, now } = await this.#store.list(
        { ...filter, kind: 'exception', states: ['active'] },
        { limit: PAGE, after },
      );
      active.push(...items);
      if (!next) return { active, now };
      after = next;
    }
  }
}
