import { drawn, asReport, testNoActiveContent } from './draw.ts';
import { readReadmes, someMutation } from './documents/readmes.ts';

testNoActiveContent('mutated READMEs', () => drawn(someMutation(readReadmes()).map(asReport), 400));
