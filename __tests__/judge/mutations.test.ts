import { drawn, asReport, publishesNothingAlive } from './draw.ts';
import { readReadmes, someMutation } from './documents/readmes.ts';

publishesNothingAlive('mutated READMEs', () =>
  drawn(someMutation(readReadmes()).map(asReport), 400),
);
