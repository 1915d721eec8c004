import { Alert, Button } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';

interface LoadMoreProps {
  loadMore?: () => Promise<void>;
  loading: boolean;
  error?: Error;
}

/** The way to the next page of a list, and why it did not come. */
export function LoadMore({ loadMore, loading, error }: LoadMoreProps) {
  const t = useTexts();
  return (
    <>
      {error && (
        <Alert
          status="danger"
          icon
          title={t('matrices.moreFailed', { message: error.message })}
        />
      )}
      {loadMore && (
        <div>
          <Button variant="secondary" isPending={loading} onPress={loadMore}>
            {loading
              ? t('matrices.moreLoading')
              : t(error ? 'failure.retry' : 'matrices.more')}
          </Button>
        </div>
      )}
    </>
  );
}
