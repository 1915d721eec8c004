import { Container, Skeleton } from '@backstage/ui';
import { Suspense, lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { UnknownAddress } from '../shared/UnknownAddress';
import { FiguresView } from './FiguresView';
import styles from './scorecard.module.css';

const TargetsView = lazy(() =>
  import('./TargetsView').then(m => ({ default: m.TargetsView })),
);

/** How well runbooks cover everything there is, and where that is meant to go. */
export function ScorecardPage() {
  return (
    <Container>
      <div className={styles.root}>
        <Suspense fallback={<Skeleton width="60%" height={20} />}>
          <Routes>
            <Route index element={<FiguresView />} />
            <Route path="targets" element={<TargetsView />} />
            <Route path="*" element={<UnknownAddress />} />
          </Routes>
        </Suspense>
      </div>
    </Container>
  );
}
