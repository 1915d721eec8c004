import { Container, Text } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';

export function ResponsibilitiesPage() {
  const t = useTexts();
  return (
    <Container>
      <Text as="h2">{t('page.responsibilities')}</Text>
    </Container>
  );
}
