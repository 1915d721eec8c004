import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CallerService } from './CallerService';
import { RequestsService } from './RequestsService';

/** Of some requests, those that somebody may read. */
export async function readableRequests(
  ids: readonly string[],
  {
    callers,
    requests,
    credentials,
  }: {
    callers: CallerService;
    requests: RequestsService;
    credentials: BackstageCredentials;
  },
): Promise<ReadonlySet<string>> {
  const caller = await callers.readerOf(credentials);
  if (!caller) return new Set();
  const { items } = await requests.list(caller, { ids }, { limit: ids.length });
  return new Set(items.map(({ id }) => id));
}
