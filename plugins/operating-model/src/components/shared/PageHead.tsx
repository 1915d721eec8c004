import { ButtonLink, Text } from '@backstage/ui';
import { useNavigate } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { ViewSwitch } from './ViewSwitch';
import layout from './layout.module.css';
import { usePaths } from './paths';

interface PageHeadProps {
  view: 'list' | 'teams';
}

/** The head that the list and the view by team have in common; each has an address of its own. */
export function PageHead({ view }: PageHeadProps) {
  const t = useTexts();
  const paths = usePaths();
  const navigate = useNavigate();
  return (
    <div className={layout.head}>
      <div className={layout.titleLine}>
        <Text as="h2" variant="title-small" weight="bold">
          {t(view === 'teams' ? 'matrices.teamsTitle' : 'matrices.title')}
        </Text>
        <ViewSwitch
          label={t('matrices.view')}
          views={[
            ['list', t('matrices.list')],
            ['teams', t('matrices.byTeam')],
          ]}
          view={view}
          onChange={chosen =>
            navigate(chosen === 'teams' ? paths.teams : paths.list)
          }
        />
      </div>
      <div className={layout.actions}>
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
