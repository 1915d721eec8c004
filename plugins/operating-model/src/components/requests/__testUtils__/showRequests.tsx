import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { RequestSignal } from 'backstage-plugin-operating-model-common';
import { Route, Routes } from 'react-router-dom';
import { createFakeApi, entities } from '../../../__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../../api/OperatingModelApi';
import { RequestsPage } from '../RequestsPage';
import { page } from './requests';

/** Signals that a test sends itself. */
export function createSignals() {
  const listeners = new Set<(message: RequestSignal) => void>();
  const api: SignalApi = {
    subscribe(_channel, listener) {
      const heard = listener as (message: unknown) => void;
      listeners.add(heard);
      return { unsubscribe: () => listeners.delete(heard) };
    },
  };
  return {
    api,
    send: (requestId: string) =>
      listeners.forEach(listener => listener({ requestId, version: 9 })),
  };
}

/** Opens the page Requests at a path of its own. */
export function showRequests(
  path: string,
  answers: Partial<OperatingModelApi>,
  signals?: ReturnType<typeof createSignals>,
) {
  const api = createFakeApi({
    requests: async () => page([]),
    ...answers,
  });
  return renderInTestApp(
    <Routes>
      <Route path="/operating-model/requests/*" element={<RequestsPage />} />
    </Routes>,
    {
      apis: [
        [operatingModelApiRef, api],
        [catalogApiRef, catalogApiMock({ entities })],
        mockApis.identity(),
        ...(signals ? [[signalApiRef, signals.api] as const] : []),
      ],
      initialRouteEntries: [`/operating-model/requests${path}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}
