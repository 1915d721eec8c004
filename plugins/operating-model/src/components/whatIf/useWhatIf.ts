import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  OrganizationChange,
  whatIf,
} from 'backstage-plugin-operating-model-common';
import { useRef, useState } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { Names } from '../shared/RefLink';
import { readModelEntities, readOwned } from './readEntities';
import { OpenRequests, readOpenRequests } from './readOpenRequests';

/** What is being done, and with how many entities. */
export interface Progress {
  step: 'reading' | 'computing';
  count: number;
}

/** What the catalog holds and which requests are open, as the signed-in person may read it. */
interface Model {
  entities: Entity[];
  names: Names;
  open: OpenRequests;
}

function titleOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile as { displayName?: unknown } | undefined;
  const title = metadata.title ?? profile?.displayName;
  return typeof title === 'string' && title ? title : metadata.name;
}

const namesOf = (entities: readonly Entity[]): Names =>
  Object.fromEntries(
    entities.map(entity => [
      stringifyEntityRef(entity),
      { title: titleOf(entity) },
    ]),
  );

/** Lets the browser show what was rendered last before it is kept busy. */
function afterPaint(): Promise<void> {
  return new Promise(resolve => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** Works out what a change does; without a change there is nothing to do. */
export function useWhatIf(change: OrganizationChange | undefined) {
  const catalogApi = useApi(catalogApiRef);
  const api = useApi(operatingModelApiRef);
  const [progress, setProgress] = useState<Progress>();
  // Whoever tries one change tries another: the model is read once.
  const model = useRef<Model>();
  const lastRun = useRef(0);
  const key = change && JSON.stringify(change);

  const state = useAsyncRetry(async () => {
    lastRun.current += 1;
    if (!change) return undefined;
    const run = lastRun.current;
    let count = model.current?.entities.length ?? 0;
    const show = (step: Progress['step']) => {
      if (run === lastRun.current) setProgress({ step, count });
    };
    const onRead = (read: number) => {
      count += read;
      show('reading');
    };
    show('reading');
    if (!model.current) {
      const [entities, open] = await Promise.all([
        readModelEntities(catalogApi, onRead),
        readOpenRequests(api),
      ]);
      model.current = { entities, names: namesOf(entities), open };
    }
    const { entities, names, open } = model.current;
    const owned = await readOwned(
      catalogApi,
      { model: entities, change },
      onRead,
    );
    show('computing');
    await afterPaint();
    if (run !== lastRun.current) return undefined;
    return {
      names: { ...names, ...namesOf(owned) },
      lack: open.lack,
      answer: whatIf(entities, change, {
        now: new Date(),
        owned,
        requests: open.items,
      }),
    };
  }, [api, catalogApi, key]);

  return { ...state, progress, names: model.current?.names };
}
