// What the parameter "filters" of a list may say (contract 2.4). One token of look-ahead decides everything, so an
// error is always at the first token that cannot stand where it stands. Only parentheses nest; "not", "and" and "or"
// repeat, so that a long filter is no deep one.
grammar FilterLanguage;

filters : disjunction EOF ;

disjunction : conjunction ( OR conjunction )* ;

conjunction : negation ( AND negation )* ;

negation : NOT* ( comparison | OPEN disjunction CLOSE ) ;

comparison
    : PR FIELD
    | FIELD ( ISNULL | listOperator OPEN value ( COMMA value )* CLOSE | operator value )
    ;

listOperator : IN | CA ;

operator : EQ | NE | LT | LE | GT | GE | CO | SW ;

value : TEXT | NUMBER | TIME | TRUE | FALSE ;

AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
CA : 'ca' ;
CO : 'co' ;
EQ : 'eq' ;
GE : 'ge' ;
GT : 'gt' ;
IN : 'in' ;
ISNULL : 'isnull' ;
LE : 'le' ;
LT : 'lt' ;
NE : 'ne' ;
PR : 'pr' ;
SW : 'sw' ;
TRUE : 'true' ;
FALSE : 'false' ;
OPEN : '(' ;
CLOSE : ')' ;
COMMA : ',' ;

FIELD : [A-Za-z_] [A-Za-z0-9_-]* ( '.' [A-Za-z0-9_-]+ )* ;

// Four digits alone may also be a year: the field's type decides.
NUMBER : '-'? DIGIT+ ( '.' DIGIT+ )? ;

TIME : DIGIT DIGIT DIGIT DIGIT '-' TWO ( '-' TWO ( [Tt] TWO ( ':' TWO ( ':' TWO ( '.' DIGIT+ )? )? )? OFFSET? )? )? ;

// Which escapes there are is checked later, for an error that says so.
TEXT : '"' ( '\\' . | ~["\\] )* '"' ;

UNTERMINATED_TEXT : '"' ( '\\' . | ~["\\] )* ;

// Longer than the number or time it begins with: neither.
MALFORMED : [0-9+-] [A-Za-z0-9:.+_-]* ;

SPACE : [ \t\r\n]+ -> skip ;

// So that every character is some token and the parser alone reports what cannot stand somewhere.
STRAY : . ;

fragment DIGIT : [0-9] ;
fragment TWO : DIGIT DIGIT ;
fragment OFFSET : [Zz] | [+-] TWO ':' TWO ;
