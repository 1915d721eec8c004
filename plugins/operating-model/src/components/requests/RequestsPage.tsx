import { Container, Skeleton } from '@backstage/ui';
import { Suspense, lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { UnknownAddress } from '../shared/UnknownAddress';
import { RequestLists } from './RequestLists';

const NewRequestPage = lazy(() =>
  import('../requestForm/NewRequestPage').then(m => ({
    default: m.NewRequestPage,
  })),
);
const RequestPage = lazy(() =>
  import('./RequestPage').then(m => ({ default: m.RequestPage })),
);

/** What was asked for: lists, one request, and the form for a new one. */
export function RequestsPage() {
  return (
    <Suspense fallback={<Skeleton width="60%" height={20} />}>
      <Routes>
        <Route
          index
          element={
            <Container>
              <RequestLists />
            </Container>
          }
        />
        <Route path="new" element={<NewRequestPage />} />
        <Route
          path=":id"
          element={
            <Container>
              <RequestPage />
            </Container>
          }
        />
        <Route path="*" element={<UnknownAddress />} />
      </Routes>
    </Suspense>
  );
}
