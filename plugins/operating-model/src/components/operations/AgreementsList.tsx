import { Link } from '@backstage/ui';
import { AgreementAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { ExternalLink } from '../shared/ExternalLink';
import { Names, RefLink, RefList } from '../shared/RefLink';
import { formatDuration } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { usePagePath } from '../shared/usePagePath';
import styles from './AgreementsList.module.css';

interface AgreementsListProps {
  agreements: AgreementAnswer[];
  names: Names;
}

/** What other teams owe the entity's, and the other way round. */
export function AgreementsList({ agreements, names }: AgreementsListProps) {
  const t = useTexts();
  const agreementsPath = usePagePath('agreements');
  if (agreements.length === 0) {
    return (
      <p className={styles.empty}>
        {t('agreements.empty')}{' '}
        <Link href={`${agreementsPath}?view=without`} className={shared.link}>
          {t('agreements.without')}
        </Link>
        .
      </p>
    );
  }
  return (
    <ul className={styles.list}>
      {agreements.map(
        ({
          ref,
          title,
          providerRef,
          consumerRefs,
          channelUrl,
          hours,
          targets,
        }) => (
          <li key={ref}>
            <RefLink entityRef={ref} names={{ [ref]: { title } }} />
            <div className={styles.line}>
              {t('agreements.provider')}:{' '}
              <RefList
                refs={providerRef ? [providerRef] : []}
                names={names}
                empty={t('operations.nobody')}
              />
              {' · '}
              {t('agreements.consumers')}:{' '}
              <RefList
                refs={consumerRefs}
                names={names}
                empty={t('operations.nobody')}
              />
            </div>
            <div className={styles.line}>
              {[
                hours,
                ...targets.map(({ measure, severity, within }) =>
                  [
                    t('agreements.answers', {
                      measure,
                      within: formatDuration(within),
                    }),
                    severity && `(${severity})`,
                  ]
                    .filter(Boolean)
                    .join(' '),
                ),
              ]
                .filter(Boolean)
                .join(' · ')}
              {channelUrl && (
                <>
                  {' · '}
                  <ExternalLink url={channelUrl}>
                    {t('definition.channel')}
                  </ExternalLink>
                </>
              )}
            </div>
          </li>
        ),
      )}
    </ul>
  );
}
