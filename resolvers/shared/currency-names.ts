/**
 * The English names of the currencies in `currency.ts`, and when those that are not current were withdrawn.
 * They stand apart, since only the list of currencies needs them: every other bundle would grow by 5,000
 * characters.
 *
 * Names and dates are those of ISO 4217, lists one and three, 2026-01-01. Where list three has a code several
 * times, the last date counts: the franc of France (FRF) ended in 2002-03, in Saint Martin in 1999-01.
 *
 * Source: https://www.six-group.com/en/products-services/financial-information/data-standards.html
 */

/** A currency's code and name. */
export interface NamedCurrency {
  code: string;
  /** In English, e.g. `US Dollar`. */
  name: string;
  /** The month, YYYY-MM, in which a currency was withdrawn; null for a current one. */
  withdrawnIn: string | null;
}

/** All of them, by code. */
export function namedCurrencies(): NamedCurrency[] {
  return table()
    .split(';')
    .map((entry) => {
      const code = entry.slice(0, 3);
      const rest = entry.slice(4);
      // No name begins with a digit.
      return rest < 'A'
        ? { code, name: rest.slice(8), withdrawnIn: rest.slice(0, 7) }
        : { code, name: rest, withdrawnIn: null };
    });
}

/** `CODE name`, or `CODE month name` of a withdrawn currency; sorted by code. */
function table(): string {
  return (
    'ADP 2003-07 Andorran Peseta;AED UAE Dirham;AFA 2003-01 Afghani;AFN Afghani;ALL Lek;AMD Armenian Dram;' +
    'ANG 2025-03 Netherlands Antillean Guilder;AOA Kwanza;AOK 1991-03 Kwanza;AON 2000-02 New Kwanza;' +
    'AOR 2000-02 Kwanza Reajustado;ARA 1992-01 Austral;ARS Argentine Peso;ATS 2002-03 Schilling;' +
    'AUD Australian Dollar;AWG Aruban Florin;AYM 2005-10 Azerbaijan Manat;AZM 2005-12 Azerbaijanian Manat;' +
    'AZN Azerbaijan Manat;BAD 1998-07 Dinar;BAM Convertible Mark;BBD Barbados Dollar;BDT Taka;' +
    'BEF 2002-03 Belgian Franc;BGL 2003-11 Lev;BGN 2026-01 Bulgarian Lev;BHD Bahraini Dinar;' +
    'BIF Burundi Franc;BMD Bermudian Dollar;BND Brunei Dollar;BOB Boliviano;BRE 1993-03 Cruzeiro;' +
    'BRL Brazilian Real;BRN 1990-03 New Cruzado;BRR 1994-07 Cruzeiro Real;BSD Bahamian Dollar;BTN Ngultrum;' +
    'BUK 1990-02 Kyat;BWP Pula;BYB 2001-01 Belarusian Ruble;BYN Belarusian Ruble;' +
    'BYR 2017-01 Belarusian Ruble;BZD Belize Dollar;CAD Canadian Dollar;CDF Congolese Franc;CHF Swiss Franc;' +
    'CLP Chilean Peso;CNY Yuan Renminbi;COP Colombian Peso;CRC Costa Rican Colon;CSD 2006-10 Serbian Dinar;' +
    'CSK 1993-03 Koruna;CUC 2021-06 Peso Convertible;CUP Cuban Peso;CVE Cabo Verde Escudo;' +
    'CYP 2008-01 Cyprus Pound;CZK Czech Koruna;DDM 1990-09 Mark der DDR;DEM 2002-03 Deutsche Mark;' +
    'DJF Djibouti Franc;DKK Danish Krone;DOP Dominican Peso;DZD Algerian Dinar;ECS 2000-09 Sucre;' +
    'EEK 2011-01 Kroon;EGP Egyptian Pound;ERN Nakfa;ESP 2002-03 Spanish Peseta;ETB Ethiopian Birr;EUR Euro;' +
    'FIM 2002-03 Markka;FJD Fiji Dollar;FKP Falkland Islands Pound;FRF 2002-03 French Franc;' +
    'GBP Pound Sterling;GEK 1995-10 Georgian Coupon;GEL Lari;GHC 2008-01 Cedi;GHP 2007-06 Ghana Cedi;' +
    'GHS Ghana Cedi;GIP Gibraltar Pound;GMD Dalasi;GNF Guinean Franc;GRD 2002-03 Drachma;GTQ Quetzal;' +
    'GWP 1997-05 Guinea-Bissau Peso;GYD Guyana Dollar;HKD Hong Kong Dollar;HNL Lempira;' +
    'HRD 1995-01 Croatian Dinar;HRK 2023-01 Kuna;HTG Gourde;HUF Forint;IDR Rupiah;IEP 2002-03 Irish Pound;' +
    'ILS New Israeli Sheqel;INR Indian Rupee;IQD Iraqi Dinar;IRR Iranian Rial;ISK Iceland Krona;' +
    'ITL 2002-03 Italian Lira;JMD Jamaican Dollar;JOD Jordanian Dinar;JPY Yen;KES Kenyan Shilling;KGS Som;' +
    'KHR Riel;KMF Comorian Franc;KPW North Korean Won;KRW Won;KWD Kuwaiti Dinar;KYD Cayman Islands Dollar;' +
    'KZT Tenge;LAK Lao Kip;LBP Lebanese Pound;LKR Sri Lanka Rupee;LRD Liberian Dollar;LSL Loti;' +
    'LTL 2014-12 Lithuanian Litas;LTT 1993-07 Talonas;LUF 2002-03 Luxembourg Franc;LVL 2014-01 Latvian Lats;' +
    'LVR 1994-12 Latvian Ruble;LYD Libyan Dinar;MAD Moroccan Dirham;MDL Moldovan Leu;MGA Malagasy Ariary;' +
    'MGF 2004-12 Malagasy Franc;MKD Denar;MMK Kyat;MNT Tugrik;MOP Pataca;MRO 2017-12 Ouguiya;MRU Ouguiya;' +
    'MTL 2008-01 Maltese Lira;MUR Mauritius Rupee;MVR Rufiyaa;MWK Malawi Kwacha;MXN Mexican Peso;' +
    'MXP 1993-01 Mexican Peso;MYR Malaysian Ringgit;MZM 2006-06 Mozambique Metical;MZN Mozambique Metical;' +
    'NAD Namibia Dollar;NGN Naira;NIC 1990-10 Cordoba;NIO Cordoba Oro;NLG 2002-03 Netherlands Guilder;' +
    'NOK Norwegian Krone;NPR Nepalese Rupee;NZD New Zealand Dollar;OMR Rial Omani;PAB Balboa;' +
    'PEI 1991-07 Inti;PEN Sol;PGK Kina;PHP Philippine Peso;PKR Pakistan Rupee;PLN Zloty;PLZ 1997-01 Zloty;' +
    'PTE 2002-03 Portuguese Escudo;PYG Guarani;QAR Qatari Rial;ROL 2005-06 Old Leu;RON Romanian Leu;' +
    'RSD Serbian Dinar;RUB Russian Ruble;RUR 2004-01 Russian Ruble;RWF Rwanda Franc;SAR Saudi Riyal;' +
    'SBD Solomon Islands Dollar;SCR Seychelles Rupee;SDD 2007-07 Sudanese Dinar;SDG Sudanese Pound;' +
    'SDP 1998-06 Sudanese Pound;SEK Swedish Krona;SGD Singapore Dollar;SHP Saint Helena Pound;' +
    'SIT 2007-01 Tolar;SKK 2009-01 Slovak Koruna;SLE Leone;SLL 2023-12 Leone;SOS Somali Shilling;' +
    'SRD Surinam Dollar;SRG 2003-12 Surinam Guilder;SSP South Sudanese Pound;STD 2017-12 Dobra;STN Dobra;' +
    'SUR 1990-12 Rouble;SVC El Salvador Colon;SYP Syrian Pound;SZL Lilangeni;THB Baht;' +
    'TJR 2001-04 Tajik Ruble;TJS Somoni;TMM 2009-01 Turkmenistan Manat;TMT Turkmenistan New Manat;' +
    'TND Tunisian Dinar;TOP Pa’anga;TPE 2002-11 Timor Escudo;TRL 2005-12 Old Turkish Lira;TRY Turkish Lira;' +
    'TTD Trinidad and Tobago Dollar;TWD New Taiwan Dollar;TZS Tanzanian Shilling;UAH Hryvnia;' +
    'UAK 1996-09 Karbovanet;UGX Uganda Shilling;USD US Dollar;UYP 1993-03 Uruguayan Peso;UYU Peso Uruguayo;' +
    'UZS Uzbekistan Sum;VEB 2008-01 Bolivar;VED Bolívar Soberano;VEF 2018-08 Bolívar;VES Bolívar Soberano;' +
    'VND Dong;VUV Vatu;WST Tala;XAF CFA Franc BEAC;XCD East Caribbean Dollar;XCG Caribbean Guilder;' +
    'XOF CFA Franc BCEAO;XPF CFP Franc;YDD 1991-09 Yemeni Dinar;YER Yemeni Rial;' +
    'YUD 1990-01 New Yugoslavian Dinar;YUM 2003-07 New Dinar;YUN 1995-11 Yugoslavian Dinar;ZAR Rand;' +
    'ZMK 2012-12 Zambian Kwacha;ZMW Zambian Kwacha;ZRN 1999-06 New Zaire;ZRZ 1994-02 Zaire;' +
    'ZWD 2008-08 Zimbabwe Dollar;ZWG Zimbabwe Gold;ZWL 2024-09 Zimbabwe Dollar;' +
    'ZWN 2006-09 Zimbabwe Dollar (new);ZWR 2009-06 Zimbabwe Dollar'
  );
}
