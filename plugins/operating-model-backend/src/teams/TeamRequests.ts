import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { RequestRecord } from 'backstage-plugin-operating-model-common';
import { CallerService } from '../requests/CallerService';
import { RequestStore } from '../requests/RequestStore';
import { RequestsService } from '../requests/RequestsService';

const DAYS = 30;

/** A page of a team shows no more; the lists of requests do. */
const MOST = 50;

/** What waits for a group among requests. */
export class TeamRequests {
  readonly #options: {
    callers: CallerService;
    requests: RequestsService;
    store: RequestStore;
  };

  constructor(options: {
    callers: CallerService;
    requests: RequestsService;
    store: RequestStore;
  }) {
    this.#options = options;
  }

  /** Nothing for who may read no request. */
  async of(
    groupRef: string,
    credentials: BackstageCredentials,
  ): Promise<{ toDecide: RequestRecord[]; ending: RequestRecord[] }> {
    const { callers, requests, store } = this.#options;
    const caller = await callers.readerOf(credentials);
    if (!caller) return { toDecide: [], ending: [] };
    const endsAfter = await store.now();
    const endsBefore = new Date(endsAfter.getTime() + DAYS * 86_400_000);
    const page = { limit: MOST };
    const [waiting, undecided, ending] = await Promise.all([
      requests.list(
        caller,
        { approverRefs: [groupRef], states: ['pending'] },
        page,
      ),
      requests.list(
        caller,
        { approverRefs: [groupRef], states: ['active'], undecided: true },
        page,
      ),
      requests.list(
        caller,
        { groupRefs: [groupRef], endsAfter, endsBefore },
        page,
      ),
    ]);
    return {
      toDecide: [...waiting.items, ...undecided.items],
      ending: ending.items,
    };
  }
}
