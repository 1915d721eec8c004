import { Link } from '@backstage/ui';
import { RollUpBy } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import shared from '../shared/shared.module.css';
import { usePagePath } from '../shared/usePagePath';
import { useScorecardUrl } from './useScorecardUrl';

interface OtherEntitiesProps {
  by: RollUpBy;
  count: number;
  /** Below which the groups of the table are. */
  groupRef?: string;
}

/** How many entities are in no line of the table, why, and where they are found. */
export function OtherEntities({ by, count, groupRef }: OtherEntitiesProps) {
  const t = useTexts();
  const { linkToCells } = useScorecardUrl();
  const findings = usePagePath('findings');
  return (
    <p className={shared.small}>
      {t('scorecard.page.others', { count })}{' '}
      {by === 'group' && (
        <>
          {t(
            groupRef
              ? 'scorecard.page.ownedByItself'
              : 'scorecard.page.ownerless',
          )}{' '}
          <Link
            variant="body-small"
            href={
              groupRef
                ? linkToCells({ by: 'entity', children: 'no' })
                : `${findings}?rule=R22`
            }
          >
            {t(
              groupRef
                ? 'scorecard.page.showOwned'
                : 'scorecard.page.showOwnerless',
            )}
          </Link>
        </>
      )}
    </p>
  );
}
