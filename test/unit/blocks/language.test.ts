import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBlock } from '../../../src/core/blocks/blocks';
import { documentLanguage } from '../../../src/core/blocks/language';
import { cutPieces, splitParagraphs } from '../../../src/core/blocks/paragraphs';
import { annotate, diffTexts, reannotate } from '../../../src/core/index';
import { tableRows } from '../../../src/core/text/table';
import { hasShared, REGISTERS, readTexts, SHARED } from '../../support/sharedData';

const languageOf = (text: string) =>
  documentLanguage(
    cutPieces(text, splitParagraphs(text)).map(piece => ({
      ...piece,
      block: createBlock(text.slice(piece.start, piece.end)),
    })),
  );

const ENGLISH =
  'The council of Port Selby voted on Monday to buy a second ferry. Police arrested three men after the attack on the harbour, and mayor Tomas Reke met the workers, who had gone on strike.';

const FOREIGN: Readonly<Record<string, string>> = {
  French:
    'Le conseil municipal a voté lundi soir pour un second bac. Trois hommes ont été arrêtés par la police après une attaque sur le port, et le maire est venu dans la nuit avec les ouvriers qui sont en grève.',
  German:
    'Der Rat hat am Montag beschlossen, eine zweite Fähre für die Inseln zu kaufen. Nach einem Angriff auf den Hafen wurden drei Männer verhaftet, und der Bürgermeister ist mit den Arbeitern nicht einig.',
  Spanish:
    'El consejo votó el lunes para comprar un segundo barco. La policía detuvo a tres hombres por el ataque en el puerto, pero el alcalde no ha hablado con los obreros, que están en huelga desde el martes.',
  Indonesian:
    'Dewan kota itu memutuskan untuk membeli kapal kedua pada hari Senin. Polisi menangkap tiga orang yang menyerang pelabuhan, dan wali kota tidak akan bertemu dengan para pekerja yang sudah mogok.',
  Turkish:
    'Belediye meclisi pazartesi günü ikinci bir feribot almak için oy verdi. Polis limana yapılan saldırıdan sonra üç kişiyi gözaltına aldı ve başkan grevde olan işçiler ile daha çok konuşacak.',
  Vietnamese:
    'Hội đồng thành phố đã bỏ phiếu mua một chiếc phà thứ hai cho các hòn đảo. Cảnh sát bắt ba người khi họ tấn công cảng và thị trưởng không gặp những công nhân đình công.',
  Russian:
    'Городской совет решил в понедельник купить второй паром для островов. После нападения на порт полиция задержала трёх мужчин, а мэр города встретился с рабочими, которые объявили забастовку.',
  Chinese:
    '市议会星期一投票决定为各岛购买第二艘渡轮。港口遭到袭击后，警方逮捕了三名男子，市长会见了罢工的工人，并宣布明天将继续谈判。',
  Arabic:
    'صوت مجلس المدينة يوم الاثنين على شراء عبارة ثانية للجزر. واعتقلت الشرطة ثلاثة رجال بعد الهجوم على الميناء والتقى رئيس البلدية بالعمال الذين أعلنوا الإضراب منذ يوم الثلاثاء.',
};

describe('the language of a document', () => {
  test.each(Object.entries(FOREIGN))('is not English where it is %s, in any register', (_, text) => {
    for (const change of Object.values(REGISTERS)) expect(languageOf(change(text))).toBeNull();
  });

  test('is English in any register', () => {
    for (const change of Object.values(REGISTERS)) expect(languageOf(change(ENGLISH))).toBe('en');
    expect(languageOf(ENGLISH.toUpperCase())).toBe('en');
  });

  test('is not told of fewer than twenty words', () => {
    for (const text of [
      '',
      'Der Rat hat am Montag nicht beschlossen, eine Fähre zu kaufen.',
      'Совет решил купить паром.',
    ])
      expect(languageOf(text)).toBe('en');
  });

  test.each([
    ['Spanish', 'Juan de la Cruz Pérez, María de los Ángeles Ruiz, José del Río y Vega, Ana de León. '],
    ['Dutch and German', 'Jan van der Berg, Karl von der Heide, Piet van den Broek, Otto zu Lippe. '],
    ['Vietnamese', 'Nguyễn Văn Hùng, Trần Thị Mai, Lê Quang Minh, Phạm Thu Hà. '],
  ])('stays English for a list of %s names', (_, names) => {
    for (const change of Object.values(REGISTERS)) expect(languageOf(change(names.repeat(4)))).toBe('en');
  });

  test('stays English for few words, told again and again, that another language has as well', () => {
    expect(languageOf('Kim met Putin on Friday. '.repeat(200))).toBe('en');
    expect(languageOf('Kim und Sohn sues Putin. Das Haus falls. '.repeat(20))).toBe('en');
  });

  test('stays English for a table of figures', () => {
    const table =
      'Revenue 1,204 1,311\nNet income 88 91\nCash 17 20\nTotal assets 5,020 5,118\nLong-term debt 810 799\n';
    for (const change of Object.values(REGISTERS)) expect(languageOf(change(table.repeat(4)))).toBe('en');
  });

  test.each(Object.entries(FOREIGN))('stays English with as much boilerplate in %s', (_, boilerplate) => {
    expect(languageOf(`${boilerplate}\n\n${ENGLISH}\n\n`)).toBe('en');
  });

  test('is not English for a line of English below a long text', () => {
    const foreign = `${FOREIGN.German}\n\n`.repeat(4);
    expect(languageOf(`${foreign}All rights reserved. Read more of this on our pages.`)).toBeNull();
  });

  test('is told by words that are no function words of English', () => {
    const table = readFileSync(path.join('src', 'core', 'blocks', 'language.tsv'), 'utf8');
    const english = new Set(tableRows(table).flatMap(([language, word]) => (language === 'English' ? [word] : [])));
    expect(english.size).toBeGreaterThan(50);
    expect(tableRows(table).filter(([language, word]) => language !== 'English' && english.has(word))).toEqual([]);
  });

  test.skipIf(!hasShared)('is English for the news texts of this machine', { timeout: 60_000 }, () => {
    const foreign: string[] = [];
    for (const folder of [path.join(SHARED, 'data', 'dev'), path.join(SHARED, 'corpus')].filter(existsSync))
      for (const { id, text } of readTexts(folder))
        for (const [register, change] of Object.entries(REGISTERS))
          if (languageOf(change(text)) !== 'en') foreign.push(`${id}, ${register}`);
    expect(foreign).toEqual([]);
  });
});

describe('a text that is not English', () => {
  const foreign = `${FOREIGN.German}\n\n${FOREIGN.German.replace('Montag', 'Dienstag')}\n\nAda Lund met Tomas Reke in Oslo on 3 May 2021.`;

  test('has entities and figures and no events', () => {
    const annotated = annotate(foreign);
    expect(annotated.language).toBeNull();
    expect(annotated.events).toEqual([]);
    expect(annotated.tellings).toEqual([]);
    expect(annotated.entities.map(e => e.text)).toContain('Tomas Reke');
    expect(annotated.figures.map(f => f.text)).toContain('3 May 2021');
  });

  test.each([true, false])(
    'becomes English by edits, and the other way round, as if annotated afresh (looked at: %s)',
    looked => {
      const english = `${ENGLISH}\n\nAda Lund met Tomas Reke in Oslo on 3 May 2021.`;
      const both = `${ENGLISH}\n\n${foreign}`;
      const versions = [foreign, both, english, foreign, `${FOREIGN.German}\n\n${foreign}`, both, english];
      let now = annotate(versions[0]);
      const languages = versions.slice(1).map((version, i) => {
        if (looked) expect(now.events.length > 0).toBe(now.language === 'en');
        const edit = diffTexts(versions[i], version);
        if (edit !== undefined) now = reannotate(now, edit);
        if (!looked && i < versions.length - 2) return now.language;
        const afresh = annotate(version);
        expect(now.events).toEqual(afresh.events);
        expect(now.tellings).toEqual(afresh.tellings);
        return now.language;
      });
      expect(languages).toEqual(['en', 'en', null, null, 'en', 'en']);
      expect(now.events.length).toBeGreaterThan(2);
    },
  );
});
