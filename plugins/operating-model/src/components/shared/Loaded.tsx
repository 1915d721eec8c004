import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { ReactNode } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { isDenied, messageOf } from './failures';

interface LoadedProps<T> {
  /** What is asked for; asked again when `of` changes. */
  load(api: OperatingModelApi): Promise<T>;
  of: string;
  children(value: T): ReactNode;
}

/** Shows what one request answers; until then a skeleton, and where it fails why, with a way to try again. */
export function Loaded<T>({ load, of, children }: LoadedProps<T>) {
  const t = useTexts();
  const api = useApi(operatingModelApiRef);
  const { value, error, loading, retry } = useAsyncRetry(
    () => load(api),
    [api, of],
  );
  if (error && !loading) {
    const denied = isDenied(error);
    return (
      <Alert
        status={denied ? 'info' : 'danger'}
        icon
        title={denied ? t('failure.denied') : t('failure.title')}
        description={denied ? t('failure.deniedHint') : messageOf(error)}
        customActions={
          <Button size="small" variant="secondary" onPress={retry}>
            {t('failure.retry')}
          </Button>
        }
      />
    );
  }
  if (value === undefined) {
    return (
      <Flex direction="column" gap="3" aria-busy="true">
        <VisuallyHidden role="status">{t('failure.loading')}</VisuallyHidden>
        <Skeleton width="40%" height={20} />
        <Skeleton width="90%" height={16} />
        <Skeleton width="75%" height={16} />
      </Flex>
    );
  }
  return <>{children(value)}</>;
}
