package org.unstuck.persistence;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.lang.reflect.Array;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.Converters;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.conf.ParamType;
import org.jooq.impl.SQLDataType;

/**
 * Many values as one parameter that is an array for PostgreSQL, too.
 *
 * <p>By itself jOOQ sends an array as text and casts it. Such a cast is not constant, so a plan that looks at each row
 * of a table parses all values again for each.
 */
public final class ArrayParameter<V> implements Binding<V[], V[]> {

    private static final Map<Class<?>, DataType<?>> TYPES = Map.of(
            Boolean.class, type(SQLDataType.BOOLEAN, SentArray.byDriver("bool")),
            Instant.class, type(SQLDataType.INSTANT, SentArray.TIMES),
            Integer.class, type(SQLDataType.INTEGER, SentArray.byDriver("int4")),
            Long.class, type(SQLDataType.BIGINT, SentArray.byDriver("int8")),
            JSON.class, type(SQLDataType.JSON, SentArray.byDriver("json")),
            String.class, type(SQLDataType.CLOB, SentArray.byDriver("text")),
            UUID.class, type(SQLDataType.UUID, SentArray.IDS));

    private final Class<V[]> type;
    private final SentArray<V> sent;

    private ArrayParameter(Class<V[]> type, SentArray<V> sent) {
        this.type = type;
        this.sent = sent;
    }

    /** Made once for each type: a close has some forty of these parameters. */
    private static <V> DataType<V[]> type(DataType<V> element, SentArray<V> sent) {
        DataType<V[]> array = element.array();
        return array.asConvertedDataType(new ArrayParameter<>(array.getType(), sent));
    }

    /**
     * The parameter.
     *
     * @param like a column with the type of one value
     */
    @SuppressWarnings("unchecked")
    public static <V> Field<V[]> of(Field<V> like, Collection<? extends V> values) {
        DataType<V[]> type = (DataType<V[]>) TYPES.get(like.getType());
        if (type == null) {
            throw new IllegalArgumentException("no PostgreSQL type is known for arrays of "
                    + like.getType().getName());
        }
        return val(values.toArray((V[]) Array.newInstance(like.getType(), 0)), type);
    }

    @Override
    public Converter<V[], V[]> converter() {
        return Converters.identity(type);
    }

    @Override
    public void sql(BindingSQLContext<V[]> ctx) {
        if (ctx.render().paramType() == ParamType.INLINED) {
            ctx.render().visit(inline(ctx.value()));
        } else {
            ctx.render().sql(ctx.variable());
        }
    }

    @Override
    public void set(BindingSetStatementContext<V[]> ctx) throws SQLException {
        ctx.statement().setArray(ctx.index(), sent.over(ctx.statement().getConnection(), ctx.value()));
    }

    @Override
    public void register(BindingRegisterContext<V[]> ctx) throws SQLException {
        throw sentOnly();
    }

    @Override
    public void set(BindingSetSQLOutputContext<V[]> ctx) throws SQLException {
        throw sentOnly();
    }

    @Override
    public void get(BindingGetResultSetContext<V[]> ctx) throws SQLException {
        throw sentOnly();
    }

    @Override
    public void get(BindingGetStatementContext<V[]> ctx) throws SQLException {
        throw sentOnly();
    }

    @Override
    public void get(BindingGetSQLInputContext<V[]> ctx) throws SQLException {
        throw sentOnly();
    }

    private static SQLException sentOnly() {
        return new SQLFeatureNotSupportedException("an array parameter is only ever sent");
    }
}
