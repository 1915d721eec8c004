import { ButtonLink, Text } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';
import { ViewSwitch } from './ViewSwitch';
import styles from './matrices.module.css';
import { usePaths } from './paths';

interface PageHeadProps {
  view: 'list' | 'teams';
}

/** The head that the list and the view by team have in common. */
export function PageHead({ view }: PageHeadProps) {
  const t = useTexts();
  const paths = usePaths();
  return (
    <div className={styles.head}>
      <div className={styles.titleLine}>
        <Text as="h2" variant="title-small" weight="bold">
          {t(view === 'teams' ? 'matrices.teamsTitle' : 'matrices.title')}
        </Text>
        <ViewSwitch view={view} />
      </div>
      <div className={styles.actions}>
        <ButtonLink variant="secondary" href={paths.compare()}>
          {t('matrices.compare')}
        </ButtonLink>
        <ButtonLink href={paths.newMatrix}>
          {t('matrices.newMatrix')}
        </ButtonLink>
      </div>
    </div>
  );
}
