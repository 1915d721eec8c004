import {
  NotFoundErrorPage,
  swappableComponentsApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { Container } from '@backstage/ui';
import { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from './EmptyState';

/** What stands at an address that leads nowhere: what the app shows for any such; the tabs above are the way back. */
export function UnknownAddress() {
  const t = useTexts();
  // An app on the old frontend system has no such page for us.
  const hasPage = useApiHolder().get(swappableComponentsApiRef) !== undefined;
  return (
    <Container>
      {hasPage ? (
        <NotFoundErrorPage />
      ) : (
        <EmptyState title={t('page.unknown')} hint={t('page.unknownHint')} />
      )}
    </Container>
  );
}

/** For a page without pages below it. */
export function NothingBelow({ children }: { children: ReactNode }) {
  const { '*': below } = useParams();
  return below ? <UnknownAddress /> : <>{children}</>;
}
