import { ResponseError } from '@backstage/errors';
import {
  OPEN_STATES,
  OpenRequest,
  openRequestOf,
} from 'backstage-plugin-operating-model-common';
import { OperatingModelApi } from '../../api/OperatingModelApi';

const PAGE = 500;

/** More is not looked at while somebody waits. */
const MAX_PAGES = 4;

/** Requests that are not at their end, as far as they were looked at. */
export interface OpenRequests {
  items: OpenRequest[];
  /** Why these are not all; absent when they are. */
  lack?: 'cut' | 'denied' | 'failed';
}

/** The open requests that the signed-in person may read, the latest first. What breaks elsewhere is told without them, too. */
export async function readOpenRequests(
  api: OperatingModelApi,
): Promise<OpenRequests> {
  const items: OpenRequest[] = [];
  let cursor: string | undefined;
  try {
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const page = await api.requests({
        state: [...OPEN_STATES],
        limit: PAGE,
        cursor,
      });
      items.push(...page.items.map(openRequestOf));
      cursor = page.nextCursor;
      if (!cursor) return { items };
    }
    return { items, lack: 'cut' };
  } catch (error) {
    const isDenied = ResponseError.is(error) && error.statusCode === 403;
    return { items, lack: isDenied ? 'denied' : 'failed' };
  }
}
