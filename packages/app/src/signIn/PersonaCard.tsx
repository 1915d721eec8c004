import { Avatar, Card, CardBody, Flex, Text } from '@backstage/ui';
import { Persona } from './personas';

export type PersonaCardProps = {
  persona: Persona;
  onChoose: () => void;
};

export function PersonaCard(props: PersonaCardProps) {
  const { persona, onChoose } = props;
  return (
    <Card onPress={onChoose} label={`Sign in as ${persona.name}`}>
      <CardBody>
        <Flex gap="3" align="start">
          <Avatar
            name={persona.name}
            src=""
            size="medium"
            purpose="decoration"
          />
          <Flex direction="column" gap="1">
            <Text as="h2" variant="body-large" weight="bold">
              {persona.name}
            </Text>
            {persona.title && <Text color="secondary">{persona.title}</Text>}
          </Flex>
        </Flex>
      </CardBody>
    </Card>
  );
}
