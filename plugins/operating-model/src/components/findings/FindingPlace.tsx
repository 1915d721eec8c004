import { FindingAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { ExternalLink } from '../shared/ExternalLink';
import shared from '../shared/shared.module.css';

interface FindingPlaceProps {
  location: FindingAnswer['location'];
}

/** The file and the row, with the ways to see and change it. */
export function FindingPlace({ location }: FindingPlaceProps) {
  const t = useTexts();
  const { editUrl, file, path, row, viewUrl } = location;
  const name = file?.split('/').filter(Boolean).at(-1);
  const place =
    row === undefined ? path : t('findings.row', { row: String(row) });
  return (
    <>
      {name && (
        <div className={shared.small} title={file}>
          {name}
        </div>
      )}
      {place && (
        <div className={shared.small} title={path}>
          {place}
        </div>
      )}
      {(viewUrl || editUrl) && (
        <div className={`${shared.links} ${shared.small}`}>
          {viewUrl && (
            <ExternalLink url={viewUrl}>{t('findings.viewFile')}</ExternalLink>
          )}
          {editUrl && (
            <ExternalLink url={editUrl}>{t('findings.edit')}</ExternalLink>
          )}
        </div>
      )}
    </>
  );
}
