import { useRouteRef } from '@backstage/core-plugin-api';
import { PluginHeader, Skeleton } from '@backstage/ui';
import { RiCompass3Line } from '@remixicon/react';
import { ComponentType, Suspense, lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { UnknownAddress } from '../shared/UnknownAddress';
import { rootRouteRef } from '../../legacyRoutes';
import styles from './page.module.css';

const SUB_PAGES: {
  path: string;
  title:
    | 'page.responsibilities'
    | 'page.scorecard'
    | 'page.agreements'
    | 'page.requests'
    | 'page.findings'
    | 'page.whatIf';
  Content: ComponentType;
}[] = [
  {
    path: 'responsibilities',
    title: 'page.responsibilities',
    Content: lazy(() =>
      import('../matrices/ResponsibilitiesPage').then(m => ({
        default: m.ResponsibilitiesPage,
      })),
    ),
  },
  {
    path: 'scorecard',
    title: 'page.scorecard',
    Content: lazy(() =>
      import('../scorecard/ScorecardPage').then(m => ({
        default: m.ScorecardPage,
      })),
    ),
  },
  {
    path: 'agreements',
    title: 'page.agreements',
    Content: lazy(() =>
      import('../agreements/AgreementsPage').then(m => ({
        default: m.AgreementsPage,
      })),
    ),
  },
  {
    path: 'requests',
    title: 'page.requests',
    Content: lazy(() =>
      import('../requests/RequestsPage').then(m => ({
        default: m.RequestsPage,
      })),
    ),
  },
  {
    path: 'findings',
    title: 'page.findings',
    Content: lazy(() =>
      import('../findings/FindingsPage').then(m => ({
        default: m.FindingsPage,
      })),
    ),
  },
  {
    path: 'what-if',
    title: 'page.whatIf',
    Content: lazy(() =>
      import('../whatIf/WhatIfPage').then(m => ({ default: m.WhatIfPage })),
    ),
  },
];

/** The page *Operating model* of an app on the old frontend system: what the new one makes of our sub-pages by itself. */
export function OperatingModelPage() {
  const t = useTexts();
  const root = useRouteRef(rootRouteRef)();
  return (
    <main className={styles.page}>
      <PluginHeader
        icon={<RiCompass3Line />}
        title={t('page.title')}
        tabs={SUB_PAGES.map(({ path, title }) => ({
          id: path,
          label: t(title),
          href: `${root}/${path}`,
          matchStrategy: 'prefix' as const,
        }))}
      />
      <Suspense fallback={<Skeleton width="60%" height={20} />}>
        <Routes>
          {SUB_PAGES.map(({ path, Content }) => (
            <Route key={path} path={`${path}/*`} element={<Content />} />
          ))}
          <Route
            index
            element={<Navigate to={`${root}/responsibilities`} replace />}
          />
          <Route path="*" element={<UnknownAddress />} />
        </Routes>
      </Suspense>
    </main>
  );
}
